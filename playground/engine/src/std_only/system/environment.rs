//! Environment variables, and strings as C has them.

use std::collections::BTreeMap;

use super::{Answer, Outcome, Owner, Program};

/// The size in bytes of a pointer.
const POINTER: u64 = 8;

/// The program's environment variables, in its memory.
pub struct Environment<Pointer> {
    /// C strings `NAME=VALUE`, by name.
    variables: BTreeMap<Vec<u8>, Pointer>,
    /// The static `environ`, which points to the list of variables.
    place: Option<Pointer>,
}

impl<Pointer> Default for Environment<Pointer> {
    fn default() -> Self {
        Environment { variables: BTreeMap::new(), place: None }
    }
}

impl<Pointer: Copy> Environment<Pointer> {
    pub fn place(&self) -> Option<Pointer> {
        self.place
    }
}

/// Sets variables, each as `NAME=VALUE`, before the program starts.
pub fn fill<P: Program>(program: &mut P, variables: &[String]) -> Result<(), P::Error> {
    for variable in variables {
        let name = variable.split('=').next().unwrap_or_default().as_bytes().to_vec();
        let text = c_string(program, variable.as_bytes(), Owner::System)?;
        program.system().environment.variables.insert(name, text);
    }
    let place = program.allocate(POINTER, POINTER, Owner::System)?;
    program.system().environment.place = Some(place);
    update_list(program)
}

/// Makes a new list of the variables; the old one stays, as the program may still read it.
fn update_list<P: Program>(program: &mut P) -> Result<(), P::Error> {
    let environment = &program.system().environment;
    let (variables, place) = (environment.variables.values().copied().collect(), environment.place);
    let list = null_terminated(program, variables)?;
    program.write_pointer(place.expect("filled before the program starts"), list)
}

/// `getenv(name)`.
pub fn getenv<P: Program>(program: &mut P) -> Outcome<P> {
    let name = program.string(0)?;
    let after = name.len() as u64 + 1;
    let variable = program.system().environment.variables.get(&name).copied();
    let value = variable.map(|text| program.offset(text, after));
    Ok(Answer::Pointer(value.unwrap_or(program.null())))
}

/// `setenv(name, value, overwrite)`; std always overwrites.
pub fn setenv<P: Program>(program: &mut P) -> Outcome<P> {
    let name = program.string(0)?;
    let value = program.string(1)?;
    let text = c_string(program, &[&name[..], b"=", &value].concat(), Owner::System)?;
    program.system().environment.variables.insert(name, text);
    update_list(program)?;
    Ok(Answer::Number(0))
}

/// `unsetenv(name)`.
pub fn unsetenv<P: Program>(program: &mut P) -> Outcome<P> {
    let name = program.string(0)?;
    program.system().environment.variables.remove(&name);
    update_list(program)?;
    Ok(Answer::Number(0))
}

/// Allocates memory that holds these bytes and a zero.
pub fn c_string<P: Program>(
    program: &mut P,
    text: &[u8],
    owner: Owner,
) -> Result<P::Pointer, P::Error> {
    let start = program.allocate(text.len() as u64 + 1, 1, owner)?;
    program.write(start, &[text, &[0]].concat())?;
    Ok(start)
}

/// Allocates a list of pointers that ends with null.
pub fn null_terminated<P: Program>(
    program: &mut P,
    mut pointers: Vec<P::Pointer>,
) -> Result<P::Pointer, P::Error> {
    pointers.push(program.null());
    let list = program.allocate(POINTER * pointers.len() as u64, POINTER, Owner::System)?;
    for (index, pointer) in pointers.into_iter().enumerate() {
        program.write_pointer(program.offset(list, POINTER * index as u64), pointer)?;
    }
    Ok(list)
}
