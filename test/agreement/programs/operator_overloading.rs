// Each arithmetic, bit and unary operator calls the trait that a type implements.

use std::ops::*;

struct Expr(String);

macro_rules! binary {
    ($($name:ident $method:ident $sign:literal)*) => {$(
        impl<R: Into<Expr>> $name<R> for Expr {
            type Output = Expr;
            fn $method(self, right: R) -> Expr {
                Expr(format!("({}{}{})", self.0, $sign, right.into().0))
            }
        }
    )*};
}

binary!(Add add "+" Sub sub "-" Mul mul "*" Div div "/" Rem rem "%");
binary!(BitAnd bitand "&" BitOr bitor "|" BitXor bitxor "^" Shl shl "<<" Shr shr ">>");

macro_rules! unary {
    ($name:ident $method:ident $sign:literal) => {
        impl $name for Expr {
            type Output = Expr;
            fn $method(self) -> Expr {
                Expr($sign.to_owned() + &self.0)
            }
        }
    };
}

unary!(Neg neg "-");
unary!(Not not "!");

fn main() {
    let x = || Expr("x".into());
    println!("{}", (x() + -x() * !x() / x() % x() - x()).0);
    println!("{}", (x() | x() ^ x() & x() << x() | x() + x() >> x()).0);
}
