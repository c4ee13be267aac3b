use std::marker::PhantomData;

struct Meters;
struct Length<Unit> {
    value: f32,
    unit: PhantomData<Unit>,
}
struct Pair<A, B>(A, B);
enum Never {}

fn twice<T: Copy>(value: T) -> Pair<T, T> {
    //@ value = 'x'
    //@2 value = 7
    Pair(value, value)
}

fn main() {
    let unit = Meters;
    let length = Length::<Meters> { value: 2.5, unit: PhantomData };
    //@ unit = Meters; length = { value: 2.5 }
    let letters = twice('x');
    let numbers = twice(7);
    //@ letters = ('x', 'x'); numbers = (7, 7)
    let nothing: [(); 2] = [(), ()];
    let never: Option<Never> = None;
    let many = vec![unit];
    //@ nothing = [(), ()]; never = None; unit = moved; many = len 1
    println!("{} {} {} {}", length.value, letters.1, numbers.1, never.is_none());
    println!("{} {:?} {:?}", many.len(), nothing, length.unit);
}
