// Box<dyn Any> and error values are turned back into their own types.

use std::any::{Any, TypeId};
use std::error::Error;
use std::num::ParseIntError;

fn describe(value: Box<dyn Any>) -> String {
    let value = match value.downcast::<String>() {
        Ok(text) => return format!("text {text}"),
        Err(value) => value,
    };
    if let Some(n) = value.downcast_ref::<i32>() {
        return format!("number {n}");
    }
    match value.is::<&'static str>() {
        true => "static text".into(),
        false => format!("unknown, {} bytes", size_of_val(&*value)),
    }
}

fn main() {
    println!("{}", describe(Box::new(String::from("s"))));
    println!("{}", describe(Box::new(-4)));
    println!("{}", describe(Box::new("s")));
    println!("{}", describe(Box::new([1u16, 2, 3])));

    let mut values: Vec<Box<dyn Any + Send>> = vec![Box::new(1u8), Box::new('c')];
    if let Some(c) = values[1].downcast_mut::<char>() {
        c.make_ascii_uppercase();
    }
    println!("{:?}", values[1].downcast_ref::<char>());
    println!("{:?}", values[0].downcast_ref::<i8>());
    println!("{}", (*values[0]).type_id() == TypeId::of::<u8>());

    let error: Box<dyn Error> = "x".parse::<i32>().unwrap_err().into();
    println!("{}", error.is::<std::fmt::Error>());
    println!("{:?}", error.downcast::<ParseIntError>());
}
