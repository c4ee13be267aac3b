#include <condition_variable>
#include <iostream>
#include <mutex>
#include <queue>
#include <thread>

int main() {
    std::queue<int> jobs;
    std::mutex lock;
    std::condition_variable changed;
    bool done = false;
    std::jthread consumer([&] {
        std::unique_lock guard(lock);
        while (true) {
            changed.wait(guard, [&] { return done || !jobs.empty(); });
            if (jobs.empty()) break;
            std::cout << "job " << jobs.front() << '\n';
            jobs.pop();
        }
        std::cout << "no more\n";
    });
    for (int job = 1; job <= 3; job++) {
        std::lock_guard guard(lock);
        jobs.push(job);
        changed.notify_one();
    }
    std::lock_guard guard(lock);
    done = true;
    changed.notify_all();
}
