// Parsing and printing of internet addresses.

use std::net::{AddrParseError, IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};

fn main() -> Result<(), AddrParseError> {
    let texts = "127.0.0.1 10.0.0.256 1.2.3 01.2.3.4 ::1 :: 1::2::3";
    for text in texts.split(' ') {
        match text.parse::<IpAddr>() {
            Ok(ip) => println!("{ip} {} {}", ip.is_ipv4(), ip.is_loopback()),
            Err(error) => println!("{text}: {error}"),
        }
    }
    let v6 = Ipv6Addr::new(0x2001, 0xdb8, 0, 0, 1, 0, 0, 0xff);
    println!("{v6} {:?} [{v6:>24}]", v6.segments());
    println!("{:?}", "1:0:0:2::".parse::<Ipv6Addr>()?);
    println!("{:?}", "::FFFF:1.2.3.4".parse::<Ipv6Addr>()?.to_ipv4());

    let v4: Ipv4Addr = [192, 168, 1, 20].into();
    println!("{v4:?} {:#x} [{v4:<15}]", v4.to_bits());
    println!("{} {}", v4.is_private(), v4 < Ipv4Addr::BROADCAST);
    println!("{} {}", Ipv4Addr::from(0x7f00_0001), v4.to_ipv6_mapped());

    let texts = "1.2.3.4:80 [::1]:8080 [fe80::1%5]:1 ::1:80 1.2.3.4:65536";
    for text in texts.split(' ') {
        match text.parse::<SocketAddr>() {
            Ok(addr) => println!("{addr} {} {}", addr.port(), addr.ip()),
            Err(error) => println!("{text}: {error}"),
        }
    }
    let mut socket = SocketAddr::from((v4, 443));
    socket.set_ip(v6.into());
    println!("{socket} {}", socket.is_ipv6());
    Ok(())
}
