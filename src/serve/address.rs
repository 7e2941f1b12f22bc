//! Which addresses are this computer, and taking a port on one of them.

use std::io::{Error, ErrorKind};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, TcpListener};

use super::Result;
use crate::diag::Diagnostic;

/// How many ports after the wanted one are tried for the advice.
const NEARBY: u16 = 100;

/// Listens on `host`, which must be this computer.
///
/// # Errors
/// `serve-host-not-local`, `serve-port-taken`, `serve-failed`.
pub fn listen(host: &str, port: u16) -> Result<TcpListener> {
    let Some(ip) = local_ip(host) else {
        let finding = Diagnostic::error("serve-host-not-local", None).arg("host", host);
        return Err(finding.help("serve-host-not-local.help").into());
    };
    match TcpListener::bind((ip, port)) {
        Err(error) if error.kind() == ErrorKind::AddrInUse => Err(taken(ip, port)),
        result => result.map_err(|error| failed(&error)),
    }
}

/// The server itself cannot work; `error` says why.
pub fn failed(error: &Error) -> Box<Diagnostic> {
    Diagnostic::error("serve-failed", None).arg("detail", error.to_string()).help("serve-failed.help").into()
}

/// Whether a `Host` header, with or without a port, names this computer. The port is not compared: it differs when an
/// editor forwards it.
pub fn is_local_host(header: &str) -> bool {
    let name = match header.strip_prefix('[') {
        Some(rest) => rest.split_once(']').map(|(name, _)| name),
        None => Some(header.split_once(':').map_or(header, |(name, _)| name)),
    };
    name.is_some_and(|name| local_ip(name).is_some())
}

fn local_ip(host: &str) -> Option<IpAddr> {
    if host.eq_ignore_ascii_case("localhost") {
        return Some(Ipv4Addr::LOCALHOST.into());
    }
    let ip: IpAddr = host.parse().ok()?;
    [IpAddr::from(Ipv4Addr::LOCALHOST), Ipv6Addr::LOCALHOST.into()].contains(&ip).then_some(ip)
}

fn taken(ip: IpAddr, port: u16) -> Box<Diagnostic> {
    let finding = Diagnostic::error("serve-port-taken", None).arg("port", port.to_string());
    let nearby = port.saturating_add(1)..=port.saturating_add(NEARBY);
    match nearby.into_iter().find(|port| TcpListener::bind((ip, *port)).is_ok()) {
        Some(free) => finding.arg("free", free.to_string()).help("serve-port-taken.help").into(),
        None => finding.help("serve-port-taken.help-any").into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_this_computer_is_listened_on() {
        for host in ["0.0.0.0", "::", "192.168.1.2", "example.com", "", "127.0.0.2", "::ffff:127.0.0.1"] {
            assert_eq!(listen(host, 0).map_err(|d| d.code).err(), Some("serve-host-not-local"), "{host}");
        }
        for host in ["127.0.0.1", "localhost"] {
            assert!(listen(host, 0).unwrap().local_addr().unwrap().ip().is_loopback());
        }
    }

    #[test]
    fn a_taken_port_names_a_free_one() {
        let first = listen("127.0.0.1", 0).unwrap();
        let port = first.local_addr().unwrap().port();
        let error = listen("127.0.0.1", port).unwrap_err();
        assert_eq!(error.code, "serve-port-taken");
        let said = crate::lang::Lang::Zh.fill(error.help[0], &error.args);
        let free: u16 = said.split(|c: char| !c.is_ascii_digit()).find_map(|digits| digits.parse().ok()).expect(&said);
        assert!(free > port && listen("127.0.0.1", free).is_ok(), "{said}");
    }

    #[test]
    fn only_names_of_this_computer_are_answered() {
        for host in ["localhost", "LOCALHOST:4000", "127.0.0.1:4000", "[::1]:4000", "[::1]"] {
            assert!(is_local_host(host), "{host} was refused");
        }
        for host in ["evil.example:4000", "127.0.0.1.evil.example", "localhost.evil.example", "", "[::1", "192.168.0.1"]
        {
            assert!(!is_local_host(host), "{host} was let in");
        }
    }
}
