#include <array>
#include <cstdio>
#include <numeric>
#include <span>

int sum(std::span<const int> numbers) { return std::accumulate(numbers.begin(), numbers.end(), 0); }

int main() {
    std::array<int, 4> numbers{1, 2, 3, 4};
    int raw[] = {10, 20};
    std::printf("%d %d %d\n", sum(numbers), sum(raw), sum(std::span(numbers).subspan(1, 2)));
    auto [a, b, c, d] = numbers;
    std::printf("%d%d%d%d %zu\n", a, b, c, d, std::tuple_size_v<decltype(numbers)>);
}
