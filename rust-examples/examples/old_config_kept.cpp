// Whoever holds the old config keeps it; whoever asks
// again gets the new one.

#include <atomic>
#include <iostream>
#include <memory>
#include <string>

struct Config {
    std::string host;
    int port;

    static std::shared_ptr<const Config> current();
    void make_current() &&;
};

std::atomic<std::shared_ptr<const Config>>
    current_config{
    std::make_shared<const Config>(
        Config{"old.example", 1111})};

std::shared_ptr<const Config> Config::current() {
    return current_config.load();
}

void Config::make_current() && {
    current_config.store(
        std::make_shared<const Config>(
            std::move(*this)));
}

int main() {
    auto before = Config::current();

    Config{"new.example", 2222}.make_current();

    auto after = Config::current();
    std::cout << "before: " << before->host << ":"
              << before->port << "\n";
    std::cout << "after:  " << after->host << ":"
              << after->port << "\n";
}
