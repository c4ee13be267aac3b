// Each new place has a new address, and the old names
// stay usable.

#include <cstdint>
#include <iostream>
#include <memory>

struct Point {
    uint32_t x;
    uint32_t y;
};

int main() {
    Point p{3, 4};
    std::cout << "p:         " << &p << '\n';
    Point q = std::move(p);
    std::cout << "q:         " << &q << '\n';
    auto boxed = std::make_unique<Point>(q);
    std::cout << "boxed:     " << boxed.get()
              << '\n';
    auto kept = std::move(boxed);
    std::cout << "box moved: " << kept.get()
              << '\n';
    std::cout << kept->x << ", " << kept->y << '\n';
    std::cout << "p still reads " << p.x << '\n';
}
