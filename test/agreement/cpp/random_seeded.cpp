#include <iostream>
#include <random>

int main() {
    std::mt19937 engine(42);
    std::cout << engine() << ' ' << engine() << '\n';
    std::mt19937_64 wide(7);
    std::cout << wide() << '\n';
    std::uniform_int_distribution<int> die(1, 6);
    for (int roll = 0; roll < 10; roll++) std::cout << die(engine);
    std::cout << '\n';
}
