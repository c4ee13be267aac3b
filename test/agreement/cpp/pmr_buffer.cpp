#include <iostream>
#include <memory_resource>
#include <string>
#include <vector>

int main() {
    char buffer[512];
    std::pmr::monotonic_buffer_resource arena(buffer, sizeof buffer, std::pmr::null_memory_resource());
    std::pmr::vector<int> numbers(&arena);
    try {
        for (int number = 0; number < 1000; number++) numbers.push_back(number);
    } catch (const std::bad_alloc &) {
        std::cout << "full at " << numbers.size() << '\n';
    }
    struct Aligned { alignas(64) int value = 1; };
    auto *aligned = new Aligned;
    std::cout << reinterpret_cast<std::uintptr_t>(aligned) % 64 << '\n';
    delete aligned;
}
