package io.puente.api;

import io.puente.doctor.Diagnosis;
import io.puente.doctor.Doctor;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/doctor}: what keeps the gateway, WhatsApp or a CRM from working, what to do and where. Changes nothing. */
@RestController
@RequestMapping("/api/doctor")
public class DoctorEndpoint {

    private final Doctor doctor;

    public DoctorEndpoint(Doctor doctor) {
        this.doctor = doctor;
    }

    /**
     * Runs the checks now.
     *
     * @param subject of {@code gateway}, {@code whatsapp} and the names of the CRMs; all if missing
     * @param format {@code json} or {@code text}
     */
    @GetMapping
    ResponseEntity<Object> run(
            @RequestParam(defaultValue = "") List<String> subject, @RequestParam(defaultValue = "json") String format)
            throws InterruptedException {
        if (!format.equals("json") && !format.equals("text")) {
            throw new IllegalArgumentException("format is '" + format + "'; allowed are json, text");
        }
        Diagnosis diagnosis = doctor.run(one -> subject.isEmpty() || subject.contains(one));
        return format.equals("text")
                ? ResponseEntity.ok().contentType(MediaType.TEXT_PLAIN).body(diagnosis.text())
                : ResponseEntity.ok(diagnosis);
    }
}
