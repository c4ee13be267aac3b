#include <algorithm>
#include <iostream>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

struct Point {
    int x, y;
    bool operator==(const Point &) const = default;
};

template <> struct std::hash<Point> {
    size_t operator()(const Point &point) const noexcept { return point.x * 31 + point.y; }
};

int main() {
    std::unordered_map<Point, std::string> names{{{0, 0}, "origin"}, {{1, 2}, "home"}};
    names[{3, 4}] = "goal";
    std::cout << names.at({1, 2}) << ' ' << names.count({9, 9}) << '\n';
    std::vector<std::string> sorted;
    for (auto &[point, name] : names) sorted.push_back(name);
    std::ranges::sort(sorted);
    for (auto &name : sorted) std::cout << name << '\n';
    std::unordered_set<int> seen{1, 2, 2, 3, 3, 3};
    std::cout << seen.size() << '\n';
}
