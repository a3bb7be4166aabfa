package jp.kenkotecho.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The forms of {@code /account} about devices on which one reads without signing in. */
@Controller
class DevicesForms {

    private final SignedIn signedIn;
    private final RememberedDevices devices;
    private final DeviceCookie device;

    DevicesForms(SignedIn signedIn, RememberedDevices devices, DeviceCookie device) {
        this.signedIn = signedIn;
        this.devices = devices;
        this.device = device;
    }

    /** Remembers the device on which this is sent. */
    @PostMapping("/account/devices")
    String remember(HttpServletRequest request, HttpServletResponse response) {
        device.remember(signedIn.account().orElseThrow(), request, response);
        return "redirect:/account";
    }

    /** Forgets one, this or another: it reads no further page. */
    @PostMapping("/account/devices/forget")
    String forget(@RequestParam String handle) {
        devices.forget(signedIn.account().orElseThrow(), handle);
        return "redirect:/account";
    }
}
