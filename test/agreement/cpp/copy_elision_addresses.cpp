#include <iostream>

struct Fixed {
    Fixed *self = this;
    Fixed() = default;
    Fixed(const Fixed &) = delete;
};

Fixed make() { return Fixed(); }

int main() {
    Fixed one = make();
    std::cout << (one.self == &one) << '\n';
    std::cout << &one << ' ' << one.self << '\n';
}
