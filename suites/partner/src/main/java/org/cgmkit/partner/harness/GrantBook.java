package org.cgmkit.partner.harness;

import java.util.HashMap;
import java.util.Map;

/** Which codes and tokens are of which grant, read from what was answered. */
final class GrantBook {
    private final Map<String, Integer> grants = new HashMap<>();
    private final Map<Integer, String> accounts = new HashMap<>();
    private int last;

    /** A code was given to an account. */
    synchronized void begin(String code, String account) {
        last++;
        grants.put(code, last);
        accounts.put(last, account);
    }

    /** A token came of a grant. */
    synchronized void add(String token, int grant) {
        if (!token.isEmpty() && grant > 0) {
            grants.put(token, grant);
        }
    }

    /** The grant of a code or token; 0 for none. */
    synchronized int of(String secret) {
        return grants.getOrDefault(secret, 0);
    }

    /** The account of a grant; empty for none. */
    synchronized String account(int grant) {
        return accounts.getOrDefault(grant, "");
    }
}
