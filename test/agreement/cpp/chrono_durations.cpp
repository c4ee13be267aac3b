#include <chrono>
#include <iostream>
#include <thread>

int main() {
    using namespace std::chrono_literals;
    auto span = 1h + 30min + 15s;
    std::cout << std::chrono::duration_cast<std::chrono::seconds>(span).count() << '\n';
    auto start = std::chrono::steady_clock::now();
    std::this_thread::sleep_for(30ms);
    std::cout << (std::chrono::steady_clock::now() - start >= 30ms) << '\n';
    auto day = std::chrono::year{2024} / 2 / 29;
    std::cout << day.ok() << ' ' << std::chrono::sys_days{day}.time_since_epoch().count() << '\n';
}
