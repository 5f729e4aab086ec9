package org.bylaw.workflow;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;

/** The models that this build brings, by the name of their file. */
@Component
class OwnModels {

    private final Map<String, byte[]> files;

    OwnModels(@Value("classpath*:bpmn/*.*mn") Resource[] models) {
        Map<String, byte[]> read = new TreeMap<>();
        Arrays.stream(models).forEach(model -> read.put(String.valueOf(model.getFilename()), bytes(model)));
        files = Collections.unmodifiableMap(read);
    }

    Map<String, byte[]> files() {
        return files;
    }

    /** Empty where this build has no model of that key. */
    byte[] file(String key) {
        byte[] process = files.get(key + ".bpmn");
        return process != null ? process : files.getOrDefault(key + ".dmn", new byte[0]);
    }

    private static byte[] bytes(Resource model) {
        try (var content = model.getInputStream()) {
            return content.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("The model " + model + " cannot be read", e);
        }
    }
}
