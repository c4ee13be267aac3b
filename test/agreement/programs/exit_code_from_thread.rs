// Main turns the panic of a worker into an exit code that the panic carries.

use std::panic::panic_any;
use std::process::ExitCode;
use std::thread;

struct Failure {
    code: u8,
    reason: String,
}

fn check(n: u32) -> u32 {
    if n % 7 == 0 {
        let reason = format!("{n} is a multiple of seven");
        panic_any(Failure {
            code: 40 + n as u8 / 7,
            reason,
        });
    }
    n + 1
}

fn main() -> ExitCode {
    for batch in [[1, 2, 3], [12, 13, 14], [20, 21, 22]] {
        let worker = thread::spawn(move || batch.map(check));
        match worker.join() {
            Ok(results) => println!("{results:?}"),
            Err(payload) => match payload.downcast::<Failure>() {
                Ok(failure) => {
                    println!("{}", failure.reason);
                    return ExitCode::from(failure.code);
                }
                Err(_) => return ExitCode::FAILURE,
            },
        }
    }
    ExitCode::SUCCESS
}
