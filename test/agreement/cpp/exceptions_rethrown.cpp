#include <exception>
#include <iostream>
#include <stdexcept>
#include <string>

struct Own : std::runtime_error {
    int code;
    Own(const std::string &text, int number) : std::runtime_error(text), code(number) {}
};

void low() { throw Own("low", 7); }
void middle() {
    try {
        low();
    } catch (...) {
        std::throw_with_nested(std::logic_error("middle"));
    }
}

void tell(const std::exception &error, int depth = 0) {
    std::cout << std::string(depth, ' ') << error.what() << '\n';
    try {
        std::rethrow_if_nested(error);
    } catch (const std::exception &nested) {
        tell(nested, depth + 1);
    }
}

int main() {
    try {
        middle();
    } catch (const std::exception &error) {
        tell(error);
    }
    std::exception_ptr kept;
    try {
        throw 42;
    } catch (...) {
        kept = std::current_exception();
    }
    try {
        std::rethrow_exception(kept);
    } catch (int number) {
        std::cout << number << '\n';
    }
    try {
        try {
            low();
        } catch (const std::runtime_error &) {
            std::cout << std::uncaught_exceptions() << '\n';
            throw;
        }
    } catch (const Own &own) {
        std::cout << own.code << '\n';
    }
}
