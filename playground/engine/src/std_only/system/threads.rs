//! What threads ask of the system, as POSIX names it. Starting one is the executor's.

use super::super::schedule::{State, ThreadId};
use super::{Answer, Outcome, Program};

/// Nanoseconds that a yield takes when no other thread can run: the thread waits for one that
/// sleeps.
const PAUSE: u64 = 20_000;

/// Ends the turn of a thread that yields, or spins until another has done something.
pub fn yield_now<P: Program>(program: &mut P) -> Answer<P::Pointer> {
    if !program.threads().is_other_ready() {
        program.system().clock += PAUSE;
    }
    Answer::Wait(State::Yielding)
}

/// `pthread_join(thread, &result)`.
pub fn join<P: Program>(program: &mut P) -> Outcome<P> {
    let joined = ThreadId::new(program.size(0)? as usize);
    if !program.threads().has_ended(joined) {
        return Ok(Answer::Wait(State::Joining(joined)));
    }
    program.joined(joined);
    Ok(Answer::Number(0))
}

/// `pthread_key_create(&key, destructor)`.
pub fn key_create<P: Program>(program: &mut P) -> Outcome<P> {
    let destructor = program.pointer(1)?;
    let destructor = (program.address(destructor) != 0).then_some(destructor);
    let destructors = &mut program.system().destructors;
    destructors.push(destructor);
    let number = destructors.len() as u32;
    program.write(program.pointer(0)?, &number.to_le_bytes())?;
    Ok(Answer::Number(0))
}

/// `pthread_setspecific(key, value)`.
pub fn set_specific<P: Program>(program: &mut P) -> Outcome<P> {
    let (key, value) = (program.size(0)?, program.pointer(1)?);
    program.keys().insert(key, value);
    Ok(Answer::Number(0))
}

/// `pthread_getspecific(key)`.
pub fn get_specific<P: Program>(program: &mut P) -> Outcome<P> {
    let key = program.size(0)?;
    let value = program.keys().get(&key).copied();
    Ok(Answer::Pointer(value.unwrap_or(program.null())))
}
