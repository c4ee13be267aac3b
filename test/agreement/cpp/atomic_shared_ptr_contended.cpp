#include <atomic>
#include <iostream>
#include <memory>
#include <thread>
#include <vector>

//@ native: no, libc++ has none
int main() {
    std::atomic<std::shared_ptr<int>> count{std::make_shared<int>(0)};
    std::vector<std::thread> threads;
    for (int thread = 0; thread < 3; thread++)
        threads.emplace_back([&] {
            for (int time = 0; time < 100; time++) {
                auto seen = count.load();
                while (!count.compare_exchange_weak(seen, std::make_shared<int>(*seen + 1))) {
                }
            }
        });
    for (auto &thread : threads) thread.join();
    std::cout << *count.load() << '\n';
}
