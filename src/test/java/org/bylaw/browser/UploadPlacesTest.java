package org.bylaw.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.server.streams.ElementRequestHandler;
import com.vaadin.flow.server.streams.UploadHandler;
import jakarta.servlet.http.Part;
import java.util.Set;
import java.util.stream.Collectors;
import org.bylaw.architecture.Code;
import org.junit.jupiter.api.Test;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartRequest;

/** The list of places where files are handed in is the code's: whatever takes files is tried by {@link FilesIT}. */
class UploadPlacesTest {

    @Test
    void whateverTakesFilesIsInTheList() {
        Set<String> found = Code.MAIN.stream()
                .filter(type -> uses(type, UploadHandler.class)
                        || makes(type, Upload.class)
                        || uses(type, MultipartFile.class)
                        || uses(type, MultipartRequest.class)
                        || uses(type, Part.class))
                .map(type -> type.getName().replaceAll("\\$.*", ""))
                .collect(Collectors.toSet());
        assertThat(found)
                .containsExactlyInAnyOrderElementsOf(
                        UploadPlaces.ALL.stream().map(UploadPlaces.Place::type).toList());
    }

    /** A handler of Vaadin's that is neither for uploads nor for downloads would take whatever is sent to it. */
    @Test
    void nothingElseAnswersToAddressesOfThePages() {
        assertThat(Code.MAIN.stream()
                        .filter(type -> type.isAssignableTo(ElementRequestHandler.class))
                        .map(JavaClass::getName))
                .isEmpty();
    }

    private static boolean uses(JavaClass type, Class<?> used) {
        return type.getDirectDependenciesFromSelf().stream()
                .anyMatch(dependency -> dependency.getTargetClass().isEquivalentTo(used));
    }

    private static boolean makes(JavaClass type, Class<?> made) {
        return type.getConstructorCallsFromSelf().stream()
                .anyMatch(call -> call.getTargetOwner().isEquivalentTo(made));
    }
}
