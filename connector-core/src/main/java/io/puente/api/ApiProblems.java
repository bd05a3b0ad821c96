package io.puente.api;

import io.puente.consent.ConsentProblems;
import io.puente.spi.TargetFailure;
import io.puente.store.ErasureTooEarly;
import io.puente.store.LogUnavailable;
import io.puente.store.RemapRefused;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.FileSystemException;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Turns the endpoints' exceptions into answers that name what is wrong. */
@RestControllerAdvice(basePackageClasses = ApiProblems.class)
public class ApiProblems {

    @ExceptionHandler(IllegalArgumentException.class)
    ResponseEntity<Map<String, List<String>>> wrong(IllegalArgumentException e) {
        return ResponseEntity.badRequest()
                .body(Map.of("problems", List.of(String.valueOf(e.getMessage()).split("\n"))));
    }

    @ExceptionHandler(ConsentProblems.class)
    ResponseEntity<Map<String, List<String>>> wrong(ConsentProblems e) {
        return ResponseEntity.badRequest().body(Map.of("problems", e.problems()));
    }

    /** The CRM failed while it was asked on behalf of the caller. */
    @ExceptionHandler(TargetFailure.class)
    ResponseEntity<Map<String, List<String>>> crmFailed(TargetFailure e) {
        return ResponseEntity.status(HttpStatus.BAD_GATEWAY)
                .body(Map.of("problems", List.of("the CRM did not do it: " + e.getMessage())));
    }

    /** Not every kind of trouble with input and output: a caller who hangs up is one too. */
    @ExceptionHandler({FileSystemException.class, FileNotFoundException.class, CharacterCodingException.class})
    ResponseEntity<Map<String, List<String>>> unreadable(IOException e) {
        return ResponseEntity.badRequest()
                .body(Map.of("problems", List.of("the configured file cannot be read: " + e.getMessage())));
    }

    @ExceptionHandler(RemapRefused.class)
    ResponseEntity<Map<String, List<String>>> refused(RemapRefused e) {
        return ResponseEntity.status(HttpStatus.CONFLICT)
                .body(Map.of("problems", List.of(String.valueOf(e.getMessage()))));
    }

    @ExceptionHandler(ErasureTooEarly.class)
    ResponseEntity<Map<String, List<String>>> tooEarly(ErasureTooEarly e) {
        return ResponseEntity.status(HttpStatus.CONFLICT)
                .body(Map.of("problems", List.of(String.valueOf(e.getMessage()))));
    }

    @ExceptionHandler(LogUnavailable.class)
    ResponseEntity<Map<String, List<String>>> unavailable(LogUnavailable e) {
        return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                .body(Map.of("problems", List.of("nothing was accepted, try again: " + e.getMessage())));
    }
}
