// A C++ constructor runs at the place of its object.

#include <cstdint>
#include <iostream>

struct Point {
    uint32_t x;
    uint32_t y;

    Point(uint32_t x, uint32_t y) {
        this->x = x;
        this->y = y;
        std::cout << "built at: " << this << '\n';
    }
};

int main() {
    Point p(3, 4);
    std::cout << "used at:  " << &p << '\n';
    std::cout << p.x << ", " << p.y << '\n';
}
