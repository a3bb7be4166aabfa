package jp.kenkotecho.prediction.model;

import jp.kenkotecho.record.Text;

/** What is or is not the case with a person, as their answers tell. */
public enum RiskFactor {
    SMOKER("今の喫煙", "Smokes now"),
    BRINKMAN_OVER_500("ブリンクマン指数 500 超", "Brinkman index above 500"),
    HEAVY_DRINKING("多量飲酒 (純アルコール 60 g/日 以上)", "Heavy drinking (60 g ethanol a day or more)"),
    PRESSURE_DRUG("血圧を下げる薬", "Blood pressure drug"),
    GLUCOSE_DRUG("血糖を下げる薬・インスリン", "Glucose-lowering drug"),
    LIPID_DRUG("コレステロールや中性脂肪を下げる薬", "Lipid-lowering drug"),
    STROKE("脳卒中の既往", "Earlier stroke"),
    HEART_DISEASE("心臓病の既往", "Earlier heart disease"),
    KIDNEY_DISEASE("慢性腎臓病・腎不全の既往", "Chronic kidney disease"),
    PROTEINURIA("尿蛋白 (1+) 以上", "Urine protein 1+ or more"),
    EXERCISES("30 分以上の運動を週 2 日以上", "Exercises 30 minutes twice a week"),
    WALKS("毎日 1 時間以上の歩行・身体活動", "Walks or moves for an hour every day"),
    IMPROVES("生活習慣の改善に取り組んでいる", "Has begun to change how they live"),
    SLEEPS_WELL("睡眠で休養がとれている", "Rests through sleep"),
    DRINKS_MOST_DAYS("週 5 日以上の飲酒", "Drinks on five days a week or more"),
    DRINKS_TWENTY_GRAMS("飲む日に 1 合 (純アルコールおよそ 20 g) 以上", "About 20 g ethanol or more on a day of drinking"),
    DRINKS_FORTY_GRAMS("飲む日に 2 合 (純アルコールおよそ 40 g) 以上", "About 40 g ethanol or more on a day of drinking"),
    DRINKS_SIXTY_GRAMS("飲む日に 3 合 (純アルコールおよそ 60 g) 以上", "About 60 g ethanol or more on a day of drinking"),
    SOON_AFTER_MEAL("食後 3.5 時間未満の採血", "Blood taken within 3.5 hours after a meal"),
    DIABETES("糖尿病の診断", "Diagnosis of diabetes"),
    ATRIAL_FIBRILLATION("心房細動の診断", "Diagnosis of atrial fibrillation");

    private final Text name;

    RiskFactor(String ja, String en) {
        this.name = new Text(ja, en);
    }

    public Text display() {
        return name;
    }
}
