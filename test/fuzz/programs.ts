/**
 * Makes small valid safe Rust programs; the same seed makes the same program. Each prints
 * many values, and what panics is caught, so that one program tests many operations. What
 * differs between machines is left out: bits of a NaN, addresses, functions of floats that
 * are rounded in different ways.
 */
import { chance } from './chance.ts';

const signed = ['i8', 'i16', 'i32', 'i64', 'i128', 'isize'];
const unsigned = ['u8', 'u16', 'u32', 'u64', 'u128', 'usize'];
const integers = [...signed, ...unsigned];
const floats = ['f32', 'f64'];
const scalars = [...integers, ...floats, 'bool', 'char'];

/** What every program begins with. */
const prelude = `#![allow(warnings, arithmetic_overflow, unconditional_panic, overflowing_literals)]
use std::collections::BTreeMap;
use std::fmt::Debug;
use std::hint::black_box;
use std::panic::{catch_unwind, AssertUnwindSafe};

fn show<T: Debug>(name: &str, f: impl FnOnce() -> T) {
    match catch_unwind(AssertUnwindSafe(f)) {
        Ok(value) => println!("{name}: {value:?}"),
        Err(_) => println!("{name} panicked"),
    }
}

struct Noisy(&'static str, i64);
impl Drop for Noisy {
    fn drop(&mut self) {
        println!("drop {} {}", self.0, self.1);
    }
}

trait Weigh: Debug {
    fn weigh(&self, by: i64) -> i64;
    fn twice(&self, by: i64) -> i64 {
        self.weigh(by).wrapping_mul(2).wrapping_add(by)
    }
}
impl Weigh for i64 {
    fn weigh(&self, by: i64) -> i64 {
        self.wrapping_mul(by)
    }
}
impl Weigh for u8 {
    fn weigh(&self, by: i64) -> i64 {
        i64::from(*self) ^ by
    }
    fn twice(&self, _: i64) -> i64 {
        -1
    }
}
impl<T: Weigh> Weigh for Vec<T> {
    fn weigh(&self, by: i64) -> i64 {
        self.iter().fold(by, |sum, part| sum.rotate_left(3) ^ part.weigh(by))
    }
}
impl<T: Weigh> Weigh for Option<T> {
    fn weigh(&self, by: i64) -> i64 {
        self.as_ref().map_or(by, |part| part.twice(by))
    }
}
fn heaviest<T: Weigh>(all: &[T], by: i64) -> Option<&T> {
    all.iter().max_by_key(|part| part.weigh(by))
}
fn total(all: &[Box<dyn Weigh>], by: i64) -> i64 {
    all.iter().map(|part| part.twice(by)).fold(0, i64::wrapping_add)
}
`;

interface Struct {
  name: string;
  fields: string[];
}

interface Enum {
  name: string;
  variants: { name: string; fields: string[] }[];
}

interface Function {
  name: string;
  params: string[];
  result: string;
}

interface Variable {
  name: string;
  type: string;
  mutable?: boolean;
}

export function generatedProgram(seed: number): string {
  const next = chance(seed);
  const below = (count: number) => Math.floor(next() * count);
  const any = <T>(list: readonly T[]): T => list[below(list.length)] as T;
  const times = <T>(count: number, make: (index: number) => T): T[] =>
    Array.from({ length: count }, (_, index) => make(index));

  const structs: Struct[] = [];
  const enums: Enum[] = [];
  const functions: Function[] = [];
  let names = 0;
  const fresh = (start: string) => `${start}${names++}`;

  function type(depth = 2): string {
    const kinds = depth === 0 || next() < 0.55 ? 1 : 9;
    switch (below(kinds)) {
      case 1:
        return `(${type(depth - 1)}, ${type(depth - 1)})`;
      case 2:
        return `[${type(0)}; ${1 + below(5)}]`;
      case 3:
        return `Option<${type(depth - 1)}>`;
      case 4:
        return `Vec<${type(depth - 1)}>`;
      case 5:
        return structs.length > 0 ? any(structs).name : 'String';
      case 6:
        return enums.length > 0 ? any(enums).name : 'bool';
      case 7:
        return `Box<${type(depth - 1)}>`;
      case 8:
        return 'String';
      default:
        return any(scalars);
    }
  }

  /** An integer that is often near an end of its type. */
  function integer(of: string): string {
    const bits = of.endsWith('size') ? 64 : Number(of.slice(1));
    const most = 2n ** BigInt(signed.includes(of) ? bits - 1 : bits) - 1n;
    const least = signed.includes(of) ? -most - 1n : 0n;
    const small = BigInt(below(20)) - (signed.includes(of) ? 8n : 0n);
    let wide = 0n;
    for (let word = 0; word < 4; word++) wide = (wide << 32n) | BigInt(below(2 ** 32));
    const value = any([small, small, most - BigInt(below(3)), least + BigInt(below(3)), wide]);
    const inside = signed.includes(of) ? BigInt.asIntN(bits, value) : BigInt.asUintN(bits, value);
    return inside < 0n ? `(${inside}${of})` : `${inside}${of}`;
  }

  function literal(of: string): string {
    if (integers.includes(of)) return `black_box(${integer(of)})`;
    if (floats.includes(of)) {
      const numbers = ['0.0', '-0.0', '1.5', '-2.25', '1e10', '3.3', '0.1', '1e-30', '123456.789'];
      const special = [`${of}::MAX`, `${of}::MIN_POSITIVE`, `${of}::INFINITY`, `${of}::EPSILON`];
      return `black_box(${any([...numbers.map((n) => `(${n}${of})`), ...special])})`;
    }
    if (of === 'bool') return `black_box(${any(['true', 'false'])})`;
    if (of === 'char') return any(["'a'", "'Z'", "'0'", "'é'", "'\\n'", "'\u{1f980}'", "'_'"]);
    return any([
      '"".to_string()',
      '"añb".to_string()',
      'String::from("x-y-z")',
      '"42".to_string()',
    ]);
  }

  const parts = (of: string): string[] => {
    // `(A, B)`: the comma outside of all brackets.
    const inner = of.slice(1, -1);
    let deep = 0;
    for (let at = 0; at < inner.length; at++) {
      if ('(<['.includes(inner[at] ?? '')) deep++;
      if (')>]'.includes(inner[at] ?? '')) deep--;
      if (inner[at] === ',' && deep === 0) return [inner.slice(0, at), inner.slice(at + 2)];
    }
    return [inner];
  };
  const inside = (of: string) => of.slice(of.indexOf('<') + 1, -1);

  /** A new value, made of its parts. */
  function construct(of: string, scope: Variable[], depth: number): string {
    const part = (type: string) => expression(type, scope, depth - 1);
    if (of.startsWith('(')) return `(${parts(of).map(part).join(', ')})`;
    if (of.startsWith('[')) {
      const [element = '', count = '1'] = of.slice(1, -1).split('; ');
      if (next() < 0.3) return `[${part(element)}; ${count}]`;
      return `[${times(Number(count), () => part(element)).join(', ')}]`;
    }
    if (of.startsWith('Option'))
      return next() < 0.2 ? `None::<${inside(of)}>` : `Some(${part(inside(of))})`;
    if (of.startsWith('Box')) return `Box::new(${part(inside(of))})`;
    if (of.startsWith('Vec')) {
      const elements = times(below(5), () => part(inside(of)));
      return elements.length > 0 ? `vec![${elements.join(', ')}]` : `Vec::<${inside(of)}>::new()`;
    }
    const struct = structs.find(({ name }) => name === of);
    if (struct)
      return `${of} { ${struct.fields.map((field, i) => `f${i}: ${part(field)}`).join(', ')} }`;
    const choice = enums.find(({ name }) => name === of);
    if (choice) {
      const { name, fields } = any(choice.variants);
      return `${of}::${name}${fields.length > 0 ? `(${fields.map(part).join(', ')})` : ''}`;
    }
    return literal(of);
  }

  function expression(of: string, scope: Variable[], depth: number): string {
    const known = scope.filter((variable) => variable.type === of);
    if (known.length > 0 && next() < 0.35) return `${any(known).name}.clone()`;
    if (depth <= 0) return construct(of, scope, depth);
    const sub = (type: string) => expression(type, scope, depth - 1);
    const common = [
      () => `(if ${sub('bool')} { ${sub(of)} } else { ${sub(of)} })`,
      () => {
        const variable = { name: fresh('v'), type: type(1) };
        const value = expression(of, [...scope, variable], depth - 1);
        return `{ let ${variable.name}: ${variable.type} = ${sub(variable.type)}; ${value} }`;
      },
      () => {
        const key = any(['u8', 'i32', 'char', 'i64']);
        const arms = times(3, () => `${pattern(key)} => ${sub(of)},`);
        return `(match ${sub(key)} { ${arms.join(' ')} _ => ${sub(of)} })`;
      },
      () => matchEnum(of, scope, depth),
      () => {
        const from = functions.filter(({ result }) => result === of);
        if (from.length === 0) return construct(of, scope, depth);
        const { name, params } = any(from);
        return `${name}(${params.map(sub).join(', ')})`;
      },
      () => {
        const with_ = structs.filter(({ fields }) => fields.includes(of));
        if (with_.length === 0) return construct(of, scope, depth);
        const { name, fields } = any(with_);
        return `(${sub(name)}).f${fields.indexOf(of)}`;
      },
      () => `(${sub(`(${of}, ${any(scalars)})`)}).0`,
      () => `(${sub(`Option<${of}>`)}).unwrap_or_else(|| ${sub(of)})`,
      () => `(*${sub(`Box<${of}>`)})`,
      () => `(&${sub(`Vec<${of}>`)})[${sub('usize')} % 4].clone()`,
      () => {
        const param = { name: fresh('c'), type: any(scalars) };
        const body = expression(of, [...scope, param], depth - 1);
        return `(|${param.name}: ${param.type}| ${body})(${sub(param.type)})`;
      },
      () => construct(of, scope, depth),
    ];
    const own = operations(of, sub);
    return next() < (own.length > 0 ? 0.3 : 1) ? any(common)() : any(own)();
  }

  function pattern(of: string): string {
    if (of === 'char') return any(["'a'..='m'", "'0' | 'Z'", "'é'"]);
    const [a, b] = [below(50), 50 + below(70)];
    return any([`${a}`, `${a}..=${b}`, `${a} | ${b}`, `x if x > ${b}`, `x @ (1 | 3) if x < ${b}`]);
  }

  function matchEnum(of: string, scope: Variable[], depth: number): string {
    if (enums.length === 0) return construct(of, scope, depth);
    const { name, variants } = any(enums);
    const arms = variants.map((variant) => {
      const fields = variant.fields.map((type) => ({ name: fresh('m'), type }));
      const names = fields.map((field) => field.name).join(', ');
      const value = expression(of, [...scope, ...fields], depth - 1);
      return `${name}::${variant.name}${names ? `(${names})` : ''} => ${value},`;
    });
    return `(match ${expression(name, scope, depth - 1)} { ${arms.join(' ')} })`;
  }

  /** The operations that give a value of this type. */
  function operations(of: string, sub: (type: string) => string): (() => string)[] {
    if (integers.includes(of)) return integerOperations(of, sub);
    if (floats.includes(of)) {
      const other = of === 'f32' ? 'f64' : 'f32';
      return [
        () => `(${sub(of)} ${any(['+', '-', '*', '/', '%'])} ${sub(of)})`,
        () => `(-${sub(of)})`,
        () => {
          const methods = ['abs', 'floor', 'ceil', 'round', 'trunc', 'sqrt', 'fract', 'signum'];
          return `(${sub(of)}).${any([...methods, 'round_ties_even', 'recip'])}()`;
        },
        () => `(${sub(of)}).${any(['min', 'max'])}(${sub(of)})`,
        () => `(${sub(of)}).mul_add(${sub(of)}, ${sub(of)})`,
        () => `(${sub(of)}).powi(${sub('i32')} % 9)`,
        () => `(${sub(of)}).rem_euclid(${sub(of)})`,
        () => `(${sub(any(integers))} as ${of})`,
        () => `(${sub(other)} as ${of})`,
        () => `(${sub('String')}).parse::<${of}>().unwrap_or(${sub(of)})`,
        () => `(${sub(`Vec<${of}>`)}).iter().sum::<${of}>()`,
      ];
    }
    if (of === 'bool') {
      return [
        () => {
          const compared = type(1);
          return `(${sub(compared)} ${any(['==', '!='])} ${sub(compared)})`;
        },
        () => {
          const compared = any(scalars);
          return `(${sub(compared)} ${any(['<', '<=', '>', '>='])} ${sub(compared)})`;
        },
        () => `(${sub('bool')} ${any(['&&', '||', '&', '|', '^'])} ${sub('bool')})`,
        () => `(!${sub('bool')})`,
        () => `matches!(${sub('u8')}, ${any(['0..=9', '3 | 200', '128..'])})`,
        () => `(${sub('char')}).${any(['is_alphabetic', 'is_ascii_digit', 'is_uppercase'])}()`,
        () => `(${sub('f64')}).${any(['is_nan', 'is_finite', 'is_normal'])}()`,
        () => `(${sub('String')}).contains(${sub('char')})`,
      ];
    }
    if (of === 'char')
      return [
        () => `char::from_u32(${sub('u32')} % 0xd800).unwrap_or('?')`,
        () => `(${sub('u8')} as char)`,
        () => `(${sub('char')}).to_ascii_uppercase()`,
        () => `(${sub('String')}).chars().nth(${sub('usize')} % 3).unwrap_or('-')`,
      ];
    if (of === 'String')
      return [
        () => `format!("{:?}", ${sub(type(1))})`,
        () => `format!("{:>8}|{:<6}|{:^7}", ${sub(any(integers))}, ${sub('bool')}, ${sub('char')})`,
        () => `format!("{:#x} {:08b} {:+}", ${sub('u16')}, ${sub('i8')}, ${sub('i128')})`,
        () => `format!("{:.3} {:e}", ${sub('f64')}, ${sub('f32')})`,
        () => `(${sub('String')} + &${sub('String')})`,
        () => `(${sub('String')}).chars().rev().collect::<String>()`,
        () => `(${sub('String')}).to_uppercase()`,
        () => `(${sub('String')}).replace('-', "::")`,
        () => `(${sub(any(scalars))}).to_string()`,
        () => `(${sub('String')})[..${sub('usize')} % 4].to_string()`,
      ];
    if (of.startsWith('Vec') && scalars.includes(inside(of))) {
      const element = inside(of);
      const list: (() => string)[] = [
        () => `(0..${sub('u8')} % 7).map(|_| ${sub(element)}).collect::<Vec<_>>()`,
        () => `(${sub(of)}).into_iter().rev().skip(${sub('usize')} % 3).collect::<Vec<_>>()`,
        () => `[&${sub(of)}[..], &${sub(of)}[..]].concat()`,
        () => `{ let mut l = ${sub(of)}; l.push(${sub(element)}); l.swap_remove(0); l }`,
        () => `(${sub(of)})[${sub('usize')} % 3..].to_vec()`,
        () => `{ let mut l = ${sub(of)}; l.insert(${sub('usize')} % 3, ${sub(element)}); l }`,
      ];
      if (!floats.includes(element))
        list.push(
          () => `{ let mut l = ${sub(of)}; l.sort(); l.dedup(); l }`,
          () => `{ let mut l = ${sub(of)}; l.sort_by(|a, b| b.cmp(a)); l }`,
          () => `(${sub(of)}).into_iter().filter(|x| *x > ${sub(element)}).collect::<Vec<_>>()`,
        );
      return list;
    }
    if (of.startsWith('Option') && integers.includes(inside(of))) {
      const element = inside(of);
      const operation = any(['add', 'sub', 'mul', 'div', 'rem']);
      return [
        () => `(${sub(element)}).checked_${operation}(${sub(element)})`,
        () => `(${sub(of)}).and_then(|x| x.checked_${operation}(${sub(element)}))`,
        () => `(${sub(`Vec<${element}>`)}).iter().copied().${any(['max', 'min', 'last'])}()`,
        () => `(${sub('String')}).parse::<${element}>().ok()`,
        () => `(|| { let x = (${sub(of)})?; Some(x ^ ${sub(element)}) })()`,
        () => `${element}::try_from(${sub(any(integers))}).ok()`,
      ];
    }
    return [];
  }

  function integerOperations(of: string, sub: (type: string) => string): (() => string)[] {
    const by = any(['wrapping', 'saturating']);
    const list = [
      () => `(${sub(of)} ${any(['+', '-', '*', '/', '%', '&', '|', '^'])} ${sub(of)})`,
      () => `(${sub(of)} ${any(['+', '-', '*', '&', '|', '^'])} ${sub(of)})`,
      () => `(${sub(of)} ${any(['<<', '>>'])} (${sub(any(integers))} % 140))`,
      () => `(${sub(of)}).wrapping_${any(['shl', 'shr'])}(${sub('u32')})`,
      () => `(${sub(of)}).overflowing_${any(['shl', 'shr'])}(${sub('u32')}).0`,
      () => `(${sub(of)}).${by}_${any(['add', 'sub', 'mul'])}(${sub(of)})`,
      () => `(${sub(of)}).overflowing_${any(['add', 'sub', 'mul'])}(${sub(of)}).0`,
      () => `(${sub(of)}).wrapping_${any(['div', 'rem', 'div_euclid', 'rem_euclid'])}(${sub(of)})`,
      () => `(${sub(of)}).${any(['div_euclid', 'rem_euclid', 'min', 'max'])}(${sub(of)})`,
      () => `(${sub(of)}).rotate_${any(['left', 'right'])}(${sub('u32')})`,
      () => `(${sub(of)}).${any(['swap_bytes', 'reverse_bits', 'to_be', 'wrapping_neg'])}()`,
      () => {
        const counts = ['count_ones', 'leading_zeros', 'trailing_zeros', 'leading_ones'];
        return `((${sub(any(integers))}).${any(counts)}() as ${of})`;
      },
      () => `(${sub(of)}).${any(['pow', 'wrapping_pow', 'saturating_pow'])}(${sub('u32')} % 5)`,
      () => `(${sub(any([...integers, ...floats]))} as ${of})`,
      () => `(${sub(any(['bool', 'u8']))} as ${of})`,
      () => `(!${sub(of)})`,
      () => `(${sub(`Vec<${of}>`)}).iter().${any(['sum', 'product'])}::<${of}>()`,
      () => `(${sub(`Vec<${of}>`)}).iter().fold(${sub(of)}, |a, b| a ^ b.rotate_left(1))`,
      () => `(${sub(`[${of}; 3]`)})[${sub('usize')} % 4]`,
      () => `((${sub('String')}).len() as ${of})`,
      () => `(${sub(of)}).isqrt()`,
      () => `((${sub(of)}).ilog2() as ${of})`,
    ];
    if (signed.includes(of))
      list.push(
        () => `(-${sub(of)})`,
        () => `(${sub(of)}).${any(['abs', 'wrapping_abs', 'signum', 'saturating_neg'])}()`,
        () => `((${sub(of)}).unsigned_abs() as ${of})`,
        () => `((${sub(of)}).abs_diff(${sub(of)}) as ${of})`,
      );
    else
      list.push(
        () => `(${sub(of)}).abs_diff(${sub(of)})`,
        () => `(${sub(of)}).${any(['next_power_of_two', 'div_ceil(3)'])}`.replace(/two$/, 'two()'),
      );
    if (of === 'u32') list.push(() => `(${sub('char')} as u32)`);
    if (of === 'i64')
      list.push(
        () => `(${sub('i64')}).twice(${sub('i64')})`,
        () => `Some(vec![${sub('u8')}, ${sub('u8')}]).weigh(${sub('i64')})`,
        () => `*heaviest(&${sub('Vec<i64>')}, ${sub('i64')}).unwrap_or(&3)`,
        () => `total(&[Box::new(${sub('i64')}), Box::new(${sub('Vec<u8>')})], ${sub('i64')})`,
      );
    return list;
  }

  /** Statements that change variables; loops end after few turns. */
  function statement(scope: Variable[], depth: number): string {
    const mutable = scope.filter((variable) => variable.mutable);
    const value = (type: string) => expression(type, scope, depth);
    const block = (more: Variable[] = []) => {
      const inner = [...scope, ...more];
      return times(1 + below(2), () => statement(inner, depth - 1)).join(' ');
    };
    const target = any(mutable);
    const set = () => `${target?.name} = ${value(target?.type ?? 'u8')};`;
    if (!target) return `black_box(${value(any(scalars))});`;
    if (depth <= 0) return set();
    return any([
      set,
      set,
      () => {
        const numbers = mutable.filter((variable) => integers.includes(variable.type));
        if (numbers.length === 0) return set();
        const { name, type } = any(numbers);
        return `${name} ${any(['+=', '-=', '*=', '^=', '|=', '/='])} ${value(type)};`;
      },
      () => {
        const counter = { name: fresh('i'), type: any(['u8', 'i32', 'usize', 'i64']) };
        return `for ${counter.name} in 0..${1 + below(6)} as ${counter.type} { ${block([counter])} }`;
      },
      () => {
        const counter = fresh('n');
        const leave = any(['break', 'continue']);
        return `{ let mut ${counter} = 0u32; while ${counter} < ${1 + below(5)} { ${counter} += 1; if ${value('bool')} { ${leave}; } ${block()} } }`;
      },
      () => `if ${value('bool')} { ${block()} } else { ${block()} }`,
      () => `let _guard = Noisy("g", ${value('i64')});`,
      () => {
        const label = fresh("'l");
        return `${label}: for a in 0..3u8 { for b in 0..3u8 { if a.wrapping_mul(b) == ${below(5)} { continue ${label}; } if ${value('bool')} { break ${label}; } ${block([{ name: 'a', type: 'u8' }])} } }`;
      },
      () => {
        const lists = mutable.filter((variable) => variable.type.startsWith('Vec'));
        if (lists.length === 0) return set();
        const { name, type } = any(lists);
        const item = fresh('e');
        const others = scope.filter((known) => known.name !== name);
        return `for ${item} in ${name}.iter_mut() { *${item} = ${expression(inside(type), others, depth)}; }`;
      },
      () => {
        const map = fresh('m');
        return `{ let mut ${map} = BTreeMap::new(); for k in ${value('Vec<u8>')} { *${map}.entry(k % 5).or_insert(0u32) += u32::from(k); } println!("{${map}:?}"); }`;
      },
      () => {
        const { name } = target;
        return `{ let mut change = |x| ${name} = x; change(${expression(
          target.type,
          scope.filter((known) => known.name !== name),
          depth - 1,
        )}); }`;
      },
    ])();
  }

  const source = [prelude];
  for (let count = 1 + below(3); count > 0; count--) {
    const fields = times(1 + below(5), () => type(1));
    const name = `S${structs.length}`;
    const list = fields.map((field, i) => `f${i}: ${field}`).join(', ');
    source.push(`#[derive(Clone, Debug, PartialEq, PartialOrd)]\nstruct ${name} { ${list} }\n`);
    structs.push({ name, fields });
  }
  for (let count = 1 + below(3); count > 0; count--) {
    const variants = times(1 + below(5), (i) => ({
      name: `V${i}`,
      fields: times(below(3), () => type(1)),
    }));
    const name = `E${enums.length}`;
    const list = variants.map(
      (variant) =>
        `${variant.name}${variant.fields.length > 0 ? `(${variant.fields.join(', ')})` : ''}`,
    );
    source.push(
      `#[derive(Clone, Debug, PartialEq, PartialOrd)]\nenum ${name} { ${list.join(', ')} }\n`,
    );
    enums.push({ name, variants });
  }
  for (let count = 1 + below(2); count > 0; count--) {
    const params = times(below(4), () => type(2));
    const result = type(2);
    const name = `f${functions.length}`;
    const scope: Variable[] = params.map((type, i) => ({ name: `p${i}`, type }));
    const lines: string[] = [];
    for (let more = 1 + below(3); more > 0; more--) {
      const variable = { name: fresh('v'), type: type(1), mutable: true };
      lines.push(
        `let mut ${variable.name}: ${variable.type} = ${expression(variable.type, scope, 2)};`,
      );
      scope.push(variable);
    }
    for (let more = 1 + below(4); more > 0; more--) lines.push(statement(scope, 2));
    if (next() < 0.3)
      lines.push(`if ${expression('bool', scope, 1)} { return ${expression(result, scope, 1)}; }`);
    lines.push(expression(result, scope, 3));
    const list = params.map((type, i) => `p${i}: ${type}`).join(', ');
    source.push(`fn ${name}(${list}) -> ${result} {\n    ${lines.join('\n    ')}\n}\n`);
    functions.push({ name, params, result });
  }
  const calls = functions.flatMap(({ name, params }) =>
    times(3, () => {
      const args = params.map((param) => expression(param, [], 2));
      return `    show("${name}", || ${name}(${args.join(', ')}));`;
    }),
  );
  const values = times(3, () => `    show("value", || ${expression(type(2), [], 4)});`);
  source.push(`fn main() {\n${[...calls, ...values].join('\n')}\n}\n`);
  return source.join('\n');
}
