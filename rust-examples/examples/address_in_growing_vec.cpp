// A vector copies the value in, and copies it to a new
// allocation when it grows.

#include <cstdint>
#include <iostream>
#include <memory>
#include <vector>

struct Point {
    uint32_t x;
    uint32_t y;
};

int main() {
    Point p{3, 4};
    std::cout << "p:            " << &p << '\n';
    std::vector<Point> route;
    route.reserve(1);
    route.push_back(p);
    std::cout << "in the route: " << &route[0]
              << '\n';
    // A neighbour on the heap, as in Rust.
    auto goal =
        std::make_unique<Point>(Point{9, 9});
    for (uint32_t i = 1; i <= 1000; i++)
        route.push_back(Point{i, i});
    std::cout << "after growth: " << &route[0]
              << '\n';
    std::cout << route[0].x << " to " << goal->y
              << '\n';
}
