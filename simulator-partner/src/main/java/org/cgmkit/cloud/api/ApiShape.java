package org.cgmkit.cloud.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.cgmkit.cloud.ask.Ask;
import org.cgmkit.cloud.ask.Stream;
import org.cgmkit.cloud.wire.CloudRequest;
import org.cgmkit.cloud.world.Device;
import org.cgmkit.cloud.world.Entry;
import org.cgmkit.cloud.world.Person;

/** How an API has data: its addresses, its parameters, its names. */
interface ApiShape {

    /** What is asked for at that path, or empty where it is none of the API. */
    Optional<Stream> stream(String path);

    /**
     * What a request asks.
     *
     * @param batch the most records that an answer may have
     * @throws org.cgmkit.cloud.ask.BadAsk where that cannot be read
     */
    Ask ask(CloudRequest request, Stream stream, Person person, int batch);

    /** A record, or empty where the API does not have what it is. */
    Optional<ObjectNode> record(Entry entry);

    /** A device. */
    ObjectNode device(Device device);

    /** An answer with those records. */
    ObjectNode answer(Stream stream, List<ObjectNode> records);

    /** Names the next page in an answer, which begins at that record. */
    void next(ObjectNode answer, CloudRequest request, Ask ask, int position);

    /** How far readings reach. */
    ObjectNode extent(Instant first, Instant last, Person person);
}
