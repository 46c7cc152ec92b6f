package org.cgmkit.kit.authorization;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalToIgnoringCase;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TamperedCredentialsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {"Bearer abXyz", "Bearer abxyz", "Bearer abYyz", "Bearer ab1yz", "Bearer ", "Bearer a.b.cdXef"})
    void differInMoreThanCase(String own) {
        assertThat(TamperedCredentials.in(own), not(equalToIgnoringCase(own)));
    }

    @Test
    void differInTheSignatureOfASignedToken() {
        assertThat(TamperedCredentials.in("Bearer head.claims.signed"), is("Bearer head.claims.sigxed"));
    }
}
