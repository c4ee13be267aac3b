fn main() {
    let mut rows = vec![Vec::new(), vec![1, 2]];
    //@ rows = len 2, cap 2 → [len 0, len 2, cap 2 → [1, 2]]
    rows[0].push(7);
    let cell = &rows[1][1];
    //@ rows = len 2, cap 2 → [len 1, cap 4 → [7], len 2, cap 2 → [1, 2]]; cell = &rows[1][1]
    println!("{cell}");
    let last = rows.pop();
    //@ rows = len 1, cap 2 → [len 1, cap 4 → [7]]; last = Some(len 2, cap 2 → [1, 2])
    let array = [[0u8; 3]; 2];
    let middle = &array[1][1];
    //@ array = [[0, 0, 0], [0, 0, 0]]; middle = &array[1][1]
    println!("{middle} {last:?}");
    let boxed: Box<[i32]> = rows.remove(0).into_boxed_slice();
    //@ rows = len 0, cap 2 → []; boxed = len 1 → [7]
    println!("{boxed:?}");
}
