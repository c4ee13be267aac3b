#include <atomic>
#include <iostream>
#include <thread>

int main() {
    std::atomic<bool> ready{false};
    int answer = 0;
    std::thread worker([&] {
        answer = 42;
        ready.store(true, std::memory_order_release);
    });
    while (!ready.load(std::memory_order_acquire)) {
    }
    std::cout << answer << '\n';
    worker.join();
}
