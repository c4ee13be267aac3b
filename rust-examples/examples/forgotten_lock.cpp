// The audit forgets the lock, and the code compiles.

#include <iostream>
#include <mutex>

struct Accounts {
    int savings = 100;
    int rent = 0;

    int total() const {
        return savings + rent;
    }
};

Accounts bank;
std::mutex bank_lock;

int audit() {
    return bank.total();
}

int main() {
    std::lock_guard guard(bank_lock);
    bank.savings -= 30;
    std::cout << "audit finds " << audit() << "\n";
    bank.rent += 30;
}
