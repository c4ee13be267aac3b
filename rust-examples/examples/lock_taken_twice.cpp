// A method that holds the lock calls one that takes it.
//@ ends: hang

#include <iostream>
#include <mutex>
#include <string>
#include <vector>

class Queue {
    std::vector<std::string> jobs;
    std::mutex lock;

public:
    std::size_t waiting() {
        std::lock_guard guard(lock);
        return jobs.size();
    }

    void push(std::string job) {
        std::lock_guard guard(lock);
        jobs.push_back(job);
        std::cout << "pushed: " << job << std::endl;
        std::cout << "waiting: " << waiting()
                  << "\n";
    }
};

int main() {
    Queue queue;
    queue.push("resize photo");
    std::cout << "done\n";
}
