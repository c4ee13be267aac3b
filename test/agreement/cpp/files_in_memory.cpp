#include <filesystem>
#include <fstream>
#include <iostream>
#include <string>

int main() {
    {
        std::ofstream out("notes.txt");
        out << "first\nsecond\n";
    }
    std::ifstream in("notes.txt");
    for (std::string line; std::getline(in, line);) std::cout << line.size() << ' ' << line << '\n';
    std::cout << std::filesystem::exists("notes.txt") << std::filesystem::file_size("notes.txt") << '\n';
    std::filesystem::create_directory("folder");
    std::filesystem::rename("notes.txt", "folder/kept.txt");
    for (auto &entry : std::filesystem::directory_iterator("folder")) std::cout << entry.path().filename().string() << '\n';
    std::cout << std::ifstream("missing.txt").is_open() << '\n';
}
