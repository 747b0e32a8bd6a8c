//! Lists the files of `data/` for the program to be built with, and packs the law data among them, so that a start of the
//! program parses nothing. Data that is no TOML fails the build, with its place.

use std::error::Error;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

use toml::de::DeTable;

#[path = "law/packed/write.rs"]
mod write;

/// Cases and templates are read as what they are.
const AS_THEY_ARE: [&str; 2] = ["examples", "report"];

fn main() -> Result<(), Box<dyn Error>> {
    let data = PathBuf::from(env::var("CARGO_MANIFEST_DIR")?).join("data");
    let out = PathBuf::from(env::var("OUT_DIR")?);
    println!("cargo::rerun-if-changed=data");
    println!("cargo::rerun-if-changed=src/law/packed/write.rs");
    let mut list =
        String::from("/// The files of `data/`, by name.\npub const EMBEDDED: &[Embedded] = &[\n");
    for (at, path) in files(&data)?.iter().enumerate() {
        let name = name(&data, path)?;
        let packed = match packed(&name, path)? {
            Some(packed) => {
                let place = out.join(format!("{at}.packed"));
                fs::write(&place, packed)?;
                format!("Some(include_str!({place:?}))")
            }
            None => String::from("None"),
        };
        writeln!(
            list,
            "    Embedded {{ name: {name:?}, text: include_str!({path:?}), packed: {packed} }},"
        )?;
    }
    list.push_str("];\n");
    fs::write(out.join("embedded.rs"), list)?;
    Ok(())
}

/// All files of a folder and the folders in it, in the order of their names.
fn files(folder: &Path) -> Result<Vec<PathBuf>, Box<dyn Error>> {
    let mut all = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        match path.is_dir() {
            true => all.extend(files(&path)?),
            false => all.push(path),
        }
    }
    all.sort();
    Ok(all)
}

/// The name of a file within `data/`, its folders divided by `/` on every system.
fn name(data: &Path, path: &Path) -> Result<String, Box<dyn Error>> {
    let inside = path.strip_prefix(data)?.iter();
    let parts: Option<Vec<&str>> = inside.map(|part| part.to_str()).collect();
    Ok(parts.ok_or("a name in data/ that is no UTF-8")?.join("/"))
}

fn packed(name: &str, path: &Path) -> Result<Option<String>, Box<dyn Error>> {
    let folder = name.split_once('/').map_or("", |(folder, _)| folder);
    if AS_THEY_ARE.contains(&folder) {
        return Ok(None);
    }
    let text = fs::read_to_string(path)?;
    match DeTable::parse(&text) {
        Ok(document) => Ok(Some(write::pack(&document).nodes)),
        Err(error) => Err(format!("data/{name}: {error}").into()),
    }
}
