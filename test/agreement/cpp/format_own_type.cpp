#include <format>
#include <iostream>

struct Point {
    int x, y;
};

template <> struct std::formatter<Point> : std::formatter<int> {
    auto format(const Point &point, auto &context) const {
        std::format_to(context.out(), "(");
        std::formatter<int>::format(point.x, context);
        std::format_to(context.out(), ", ");
        std::formatter<int>::format(point.y, context);
        return std::format_to(context.out(), ")");
    }
};

int main() {
    std::cout << std::format("{} {:03}\n", Point{1, 2}, Point{3, 4});
    char buffer[8];
    auto result = std::format_to_n(buffer, sizeof buffer, "{}", 1234567890);
    std::cout << std::string_view(buffer, result.out) << ' ' << result.size << '\n';
}
