/** What the console keeps: events, teams, keys as hashes, sandboxes, traffic. The same statements run on H2 and on PostgreSQL. */
@NullMarked
package org.cgmkit.console.store;

import org.jspecify.annotations.NullMarked;
