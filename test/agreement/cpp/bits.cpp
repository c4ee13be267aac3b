#include <bit>
#include <bitset>
#include <cstdint>
#include <iostream>

int main() {
    std::bitset<10> flags("1011");
    flags.set(9).flip(0);
    std::cout << flags << ' ' << flags.count() << ' ' << flags.to_ulong() << '\n';
    std::uint32_t number = 0b1010'0000;
    std::cout << std::popcount(number) << ' ' << std::countr_zero(number) << ' ' << std::bit_width(number) << ' '
              << std::rotl(number, 28) << ' ' << std::bit_cast<std::uint32_t>(1.0f) << '\n';
}
