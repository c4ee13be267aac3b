// A request is served while the reload stands between two
// setters.

#include <barrier>
#include <iostream>
#include <string>
#include <thread>

class Config {
    std::string host_ = "old.example";
    int port_ = 1111;

public:
    const std::string& host() const { return host_; }
    int port() const { return port_; }
    void set_host(std::string host) { host_ = host; }
    void set_port(int port) { port_ = port; }
};

Config current_config;

int main() {
    std::barrier turn(2);

    std::jthread reload([&] {
        current_config.set_host("new.example");
        turn.arrive_and_wait(); // The request comes here.
        turn.arrive_and_wait();
        current_config.set_port(2222);
    });

    turn.arrive_and_wait();
    const Config& config = current_config;
    std::cout << "connecting to " << config.host() << ":"
              << config.port() << "\n";
    turn.arrive_and_wait();
}
