// Each edit happens as a whole under the lock, so neither
// of the two is lost.

#include <iostream>
#include <memory>
#include <mutex>
#include <thread>

struct Config {
    bool debug_mode = false;
    int retries = 0;
};

std::mutex config_lock;
std::shared_ptr<const Config> current_config =
    std::make_shared<const Config>();

void update(Config change(Config)) {
    std::lock_guard guard(config_lock);
    current_config = std::make_shared<const Config>(
        change(*current_config));
}

Config debug_on(Config config) {
    config.debug_mode = true;
    return config;
}

Config retry_more(Config config) {
    config.retries = 5;
    return config;
}

int main() {
    {
        std::jthread ada([] { update(debug_on); });
        std::jthread bob(
            [] { update(retry_more); });
    }

    std::lock_guard guard(config_lock);
    const Config& now = *current_config;
    std::cout << std::boolalpha;
    std::cout << "debug_mode: " << now.debug_mode
              << "\n";
    std::cout << "retries:    " << now.retries
              << "\n";
}
