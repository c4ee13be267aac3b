// The lock is inside the class, and each member function
// has to remember to take it.

#include <iostream>
#include <memory>
#include <mutex>
#include <shared_mutex>

struct Settings {
    bool debug_mode = false;
};

class Config {
    Settings inner;
    mutable std::shared_mutex lock;

public:
    bool debug_mode() const {
        std::shared_lock guard(lock);
        return inner.debug_mode;
    }

    void set_debug_mode(bool value) {
        std::unique_lock guard(lock);
        inner.debug_mode = value;
    }
};

int main() {
    auto server = std::make_shared<Config>();
    auto logger = server;

    std::cout << std::boolalpha;
    std::cout << "debug " << server->debug_mode()
              << "\n";
    logger->set_debug_mode(true);
    std::cout << "debug " << server->debug_mode()
              << "\n";
}
