// A playlist keeps the address of a song, and then grows.
//@ sanitize: address

#include <iostream>
#include <vector>

int main() {
    std::vector<const char*> songs{"So What", "Naima"};
    auto current = &songs[0];
    songs.push_back("Solar");
    std::vector<const char*> ads{"Buy soap", "Buy tea"};
    std::cout << "songs: " << songs.size() << "\n";
    std::cout << "ads: " << ads.size() << "\n";
    std::cout << "now playing: " << *current << "\n";
}
