// Two windows of one thread share a theme, counted without atomics.

use std::rc::Rc;

struct Theme {
    accent: String,
}

struct Window {
    title: &'static str,
    theme: Rc<Theme>,
}

fn main() {
    let theme = Rc::new(Theme {
        accent: String::from("rust orange"),
    });
    let windows = ["editor", "console"].map(|title| Window {
        title,
        theme: Rc::clone(&theme),
    });

    for window in &windows {
        println!("{}: {}", window.title, window.theme.accent);
    }
    println!("holders: {}", Rc::strong_count(&theme));
    drop(windows);
    println!("windows closed: {}", Rc::strong_count(&theme));
}
