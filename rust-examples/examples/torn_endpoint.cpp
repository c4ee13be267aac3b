// A reader asks twice, and the service moves in between.

#include <barrier>
#include <iostream>
#include <mutex>
#include <shared_mutex>
#include <string>
#include <thread>

struct Endpoint {
    std::string host;
    int port;
};

class Config {
    Endpoint inner{"old.example", 1111};
    mutable std::shared_mutex lock;

public:
    std::string host() const {
        std::shared_lock guard(lock);
        return inner.host;
    }

    int port() const {
        std::shared_lock guard(lock);
        return inner.port;
    }

    void move_to(std::string host, int port) {
        std::unique_lock guard(lock);
        inner = Endpoint{host, port};
    }
};

int main() {
    Config config;
    std::barrier turn(2);

    std::jthread writer([&] {
        turn.arrive_and_wait();
        config.move_to("new.example", 2222);
        turn.arrive_and_wait();
    });

    std::string host = config.host();
    turn.arrive_and_wait(); // The writer's turn.
    turn.arrive_and_wait();
    int port = config.port();
    std::cout << "connecting to " << host << ":" << port
              << "\n";
}
