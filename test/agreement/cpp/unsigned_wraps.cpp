#include <climits>
#include <cstdint>
#include <iostream>
#include <limits>

int main() {
    unsigned number = 0;
    --number;
    std::cout << number << ' ' << number + 1 << '\n';
    std::uint8_t small = 250;
    small += 10;
    std::cout << int(small) << ' ' << int(std::int8_t(200)) << '\n';
    int sum;
    std::cout << __builtin_add_overflow(INT_MAX, 1, &sum) << ' ' << sum << '\n';
    std::cout << std::numeric_limits<std::int64_t>::min() << ' ' << (-7 / 2) << ' ' << (-7 % 2) << ' ' << (1u << 31) << '\n';
    std::cout << (-1 < 1u) << ' ' << (INT_MAX + 1LL) << '\n';
}
