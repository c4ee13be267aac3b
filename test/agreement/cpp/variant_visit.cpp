#include <iostream>
#include <string>
#include <variant>
#include <vector>

struct Circle { double radius; };
struct Square { double side; };
using Shape = std::variant<Circle, Square, std::string>;

template <class... Cases> struct overloaded : Cases... { using Cases::operator()...; };

int main() {
    std::vector<Shape> shapes{Circle{1}, Square{2}, std::string("blob")};
    for (const Shape &shape : shapes)
        std::cout << shape.index() << ' '
                  << std::visit(overloaded{[](const Circle &c) { return 3 * c.radius; },
                                           [](const Square &s) { return s.side * s.side; },
                                           [](const std::string &name) { return double(name.size()); }},
                                shape)
                  << '\n';
    std::cout << std::holds_alternative<Square>(shapes[1]) << ' ' << std::get_if<Circle>(&shapes[1]) << '\n';
    try {
        std::get<Circle>(shapes[2]);
    } catch (const std::bad_variant_access &error) {
        std::cout << error.what() << '\n';
    }
}
