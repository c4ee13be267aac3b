// A mutable slice is cut into parts that are changed side by side.

fn merge_sort(list: &mut [i32], spare: &mut [i32]) {
    let middle = list.len() / 2;
    if middle == 0 {
        return;
    }
    let (low, high) = list.split_at_mut(middle);
    let (spare_low, spare_high) = spare.split_at_mut(middle);
    merge_sort(low, spare_low);
    merge_sort(high, spare_high);
    let (mut a, mut b) = (low.iter().peekable(), high.iter().peekable());
    for place in spare.iter_mut() {
        let left = b.peek().is_none_or(|b| a.peek().is_some_and(|a| a <= b));
        *place = *if left { a.next() } else { b.next() }.unwrap();
    }
    list.copy_from_slice(spare);
}

fn main() {
    let mut list = [5, -3, 9, 0, 5, 2, -8];
    merge_sort(&mut list, &mut [0; 7]);
    println!("{list:?}");
    let [first, others @ ..] = &mut list;
    others.iter_mut().for_each(|n| *n -= *first);
    let (last, rest) = others.split_last_mut().unwrap();
    std::mem::swap(last, &mut rest[0]);
    println!("{list:?}");
    for (n, part) in list.chunks_mut(3).enumerate() {
        part.rotate_left(1);
        part[0] = n as i32;
    }
    println!("{list:?}");
    let (pairs, rest) = list.as_chunks_mut::<2>();
    pairs.iter_mut().for_each(|[a, b]| std::mem::swap(a, b));
    rest.fill(-1);
    println!("{list:?}");
    println!("{:?}", list.get_disjoint_mut([0, 6]).map(|[a, b]| (*a, *b)));
    println!("{:?}", list.split_at_mut_checked(8));
}
