#include <functional>
#include <iostream>
#include <mutex>
#include <thread>
#include <vector>

int main() {
    int total = 0;
    std::mutex lock;
    std::vector<std::thread> workers;
    for (int number = 1; number <= 4; number++)
        workers.emplace_back([&, number] {
            for (int times = 0; times < 100; times++) {
                std::lock_guard guard(lock);
                total += number;
                if (times % 10 == 0) std::this_thread::yield();
            }
        });
    for (auto &worker : workers) worker.join();
    std::cout << total << '\n';
    int out = 0;
    std::thread([](int in, int &to) { to = in * 2; }, 21, std::ref(out)).join();
    std::cout << out << ' ' << (std::thread::id() == std::this_thread::get_id()) << '\n';
}
