// A transfer fails halfway, and the audit is not told.

#include <iostream>
#include <mutex>
#include <stdexcept>
#include <thread>

struct Accounts {
    int savings = 100;
    int rent = 0;
};

int main() {
    Accounts accounts;
    std::mutex bank;
    bool failed = false;
    std::thread transfer([&] {
        try {
            std::lock_guard guard(bank);
            accounts.savings -= 30;
            throw std::runtime_error(
                "account closed");
        } catch (const std::runtime_error&) {
            failed = true;
        }
    });
    transfer.join();
    std::cout << std::boolalpha;
    std::cout << "failed: " << failed << "\n";

    std::lock_guard audit_guard(bank);
    int total = accounts.savings + accounts.rent;
    std::cout << "audit finds " << total << "\n";
}
