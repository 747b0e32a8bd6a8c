//! The figures of every precedent, written down a second time: a slip in the data shows.
//!
//! `-` is what the source does not state or was not verified, `>` is "over", `~` is "about"; a defendant is
//! months/probation/fine/records/gains.

/// Every precedent in the order of the data: id, how it was read, year, counts, gains in yuan, level, defendants,
/// beginning and end of the conduct.
#[rustfmt::skip]
pub const TABLE: &[[&str; 8]] = &[
    ["guiding-192", "text", "2021", "1751 >81000000", "-", "especially-serious", "36/36/10000/-/-", "2020-06 2021-02"],
    ["guiding-193", "secondary", "2021", "-", "-", "-", "36/-/10000/-/- 39/-/10000/-/- 39/-/20000/-/-", "2019-06 2020-02"],
    ["guiding-194", "secondary", "-", "-", "-", "-", "", "2020-06 -"],
    ["guiding-195", "secondary", "2021", "-", "-", "-", "", "2019-12 -"],
    ["procuratorate-140", "text", "-", ">300000", ">1500000", "especially-serious", "36/-/1600000/>300000/>1500000", "2016-01 2017-10"],
    ["typical-2022-1", "secondary", "-", ">310000", ">4500000", "-", "", "2018-01 2019-06"],
    ["reference-207-005", "text", "2024", ">100", "-", "serious", "18/-/3000/>100/-", "2021 2022-03"],
    ["reference-207-001", "text", "2021", ">90000 >400 >40000", "-", "especially-serious", "39/-/15000/-/-", ""],
    ["zhang-heng", "text", "2017", "160308", "-", "especially-serious", "38/-/15000/160308/-", "2016-10 2017-04"],
    ["ban", "secondary", "-", "1584", "-", "serious", "36/-/3000/1584/- 14/-/2000/1584/-", "2019-02 -"],
    ["moxie", "text", "2021", "21241504", "30000000", "-", "-/-/30000000/-/- 36/48/500000/-/- 36/36/300000/-/-", "2016 2019-09"],
    ["yang", "secondary", "2019", "6383", "-", "especially-serious", "-/-/-/6383/-", "- 2017-06"],
    ["wang-huaqiong", "secondary", "2018", "~206701", "16300", "especially-serious", "-/-/-/206701/16300 -/-/-/131732/12270 -/-/-/20000/600", "2016-10 2018-05"],
    ["gusu", "secondary", "2018", ">310000 >219000", "-", "-", "", ""],
    ["jiange", "secondary", "2019", "-", "-", "-", "", ""],
    ["apple-id", "secondary", "2017", "-", "-", "-", "", ""],
    ["dongyang", "secondary", "2019", "-", "-", "-", "", ""],
    ["bare-phones", "secondary", "-", "- -", "-", "-", "", ""],
    ["tao", "text", "2022", "-", "20000", "-", "6/-/20000/-/20000", "2020-07 2021-07"],
    ["zengcheng", "text", "2022", "-", "34955", "-", "36/-/35000/-/34955", "2020-10 2021-03"],
    ["liu-delivery", "text", "2025", "21", "4020", "serious", "-/-/-/21/4020", ""],
    ["benxi", "text", "-", "915", "232250", "especially-serious", "36/36/100000/915/232250", "2019-09 2020-12"],
    ["linan-doxxing", "text", "2025", ">1200", "-", "-", "36/48/4000/-/- 36/48/6000/-/-", ""],
    ["zhanjiang", "text", "-", "31465", "36000", "-", "8/-/-/31465/36000", "2017 2018"],
    ["ride-records", "secondary", "-", "-", "-", "-", "", ""],
    ["airline", "secondary", "2022", "1964 370", ">40000", "-", "", "2019 2021"],
    ["qingpu", "secondary", "2025", "-", ">39000", "-", "-/-/-/-/>9000 -/-/-/-/>30000", ""],
    ["first-doxxing", "secondary", "-", "3", "-", "serious", "", "- 2019"],
    ["hu", "secondary", "2018", "", "236167", "-", "", ""],
];
