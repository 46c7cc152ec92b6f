package org.cgmkit.cli.plugged;

import org.cgmkit.guide.Catalogue;
import org.cgmkit.kit.suite.HttpRoleSuite;
import org.cgmkit.kit.wire.Exchange;
import org.cgmkit.kit.wire.Request;
import org.cgmkit.kit.wire.TargetClient;

/** The tea pot under test. */
record TeaPot(TargetClient client) {
    static HttpRoleSuite<TeaPot> suite() {
        Catalogue catalogue = Catalogue.read(TeaPot.class, "tea");
        return new HttpRoleSuite<>(
                catalogue, "tea-pot", "Test a tea pot.", TeaPot.class, (client, log) -> new TeaPot(client));
    }

    Exchange coffee() {
        return client.send(Request.get("coffee"));
    }
}
