#include <concepts>
#include <iostream>
#include <string>
#include <type_traits>

template <class T>
concept Shown = requires(std::ostream &out, const T &value) { out << value; };

template <Shown T> void show(const T &value) { std::cout << value << '\n'; }
template <class T> void show(const T &) { std::cout << "hidden\n"; }

template <unsigned n> constexpr unsigned fibonacci = fibonacci<n - 1> + fibonacci<n - 2>;
template <> constexpr unsigned fibonacci<0> = 0;
template <> constexpr unsigned fibonacci<1> = 1;

consteval int cube(int n) { return n * n * n; }

template <class T> auto describe(T value) {
    if constexpr (std::integral<T>) return std::string("integer ") + std::to_string(value);
    else return std::string("other");
}

int main() {
    struct Nothing {};
    show(1);
    show("text");
    show(Nothing{});
    static_assert(fibonacci<10> == 55 && cube(3) == 27);
    std::cout << describe(5) << ' ' << describe(5.0) << ' ' << std::is_same_v<int, std::decay_t<const int &>> << '\n';
}
