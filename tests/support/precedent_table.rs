//! The figures of every precedent, written down a second time: a slip in the data shows.
//!
//! `-` is what the source does not state or was not verified, `>` is "over", `~` is "about"; a defendant is
//! months/probation/fine.

/// Id, how it was read, year, counts, gains in yuan, level, defendants.
pub type Row = (
    &'static str,
    &'static str,
    &'static str,
    &'static str,
    &'static str,
    &'static str,
    &'static str,
);

/// Every precedent, in the order of the data.
#[rustfmt::skip]
pub const TABLE: &[Row] = &[
    ("guiding-192", "text", "2021", "1751 >81000000", "-", "especially-serious", "36/36/10000"),
    ("guiding-193", "secondary", "2021", "-", "-", "-", "36/-/10000 39/-/10000 39/-/20000"),
    ("guiding-194", "secondary", "-", "-", "-", "-", ""),
    ("guiding-195", "secondary", "2021", "-", "-", "-", ""),
    ("procuratorate-140", "text", "-", ">300000", ">1500000", "especially-serious", "36/-/1600000"),
    ("typical-2022-1", "secondary", "-", ">310000", ">4500000", "-", ""),
    ("reference-207-005", "text", "2024", ">100", "-", "serious", "18/-/3000"),
    ("reference-207-001", "text", "2021", ">90000 >400 >40000", "-", "especially-serious", "39/-/15000"),
    ("zhang-heng", "text", "2017", "160308", "-", "especially-serious", "38/-/15000"),
    ("ban", "secondary", "-", "1584", "-", "serious", "36/-/3000 14/-/2000"),
    ("moxie", "text", "2021", "21241504", "30000000", "-", "-/-/30000000 36/48/500000 36/36/300000"),
    ("yang", "secondary", "2019", "6383", "-", "especially-serious", "-/-/-"),
    ("wang-huaqiong", "secondary", "2018", "~206701", "16300", "especially-serious", "-/-/- -/-/- -/-/-"),
    ("gusu", "secondary", "2018", ">310000 >219000", "-", "-", ""),
    ("jiange", "secondary", "2019", "-", "-", "-", ""),
    ("apple-id", "secondary", "2017", "-", "-", "-", ""),
    ("dongyang", "secondary", "2019", "-", "-", "-", ""),
    ("bare-phones", "secondary", "-", "- -", "-", "-", ""),
    ("tao", "text", "2022", "-", "20000", "-", "6/-/20000"),
    ("zengcheng", "text", "2022", "-", "34955", "-", "36/-/35000"),
    ("liu-delivery", "text", "2025", "21", "4020", "serious", "-/-/-"),
    ("benxi", "text", "-", "915", "232250", "especially-serious", "36/36/100000"),
    ("linan-doxxing", "text", "2025", ">1200", "-", "-", "36/48/4000 36/48/6000"),
    ("zhanjiang", "text", "-", "31465", "36000", "-", "8/-/-"),
    ("ride-records", "secondary", "-", "-", "-", "-", ""),
    ("airline", "secondary", "2022", "1964 370", ">40000", "-", ""),
    ("qingpu", "secondary", "2025", "-", ">39000", "-", "-/-/- -/-/-"),
    ("first-doxxing", "secondary", "-", "3", "-", "serious", ""),
    ("hu", "secondary", "2018", "", "236167", "-", ""),
];
